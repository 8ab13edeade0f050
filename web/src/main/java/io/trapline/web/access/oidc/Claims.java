package io.trapline.web.access.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.trapline.config.Settings;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Role;
import io.trapline.web.access.oidc.OidcFailure.Why;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who somebody is here, by what an identity provider says of them. */
final class Claims {

    private static final int NAME_MAX = 64;

    private Claims() {}

    static Principal principal(JWTClaimsSet claims, Settings.Oidc settings) throws OidcFailure {
        String name = name(claims, settings);
        Set<String> words = words(claims, settings.roleClaim());
        Role role = null;
        for (Settings.RoleWord one : settings.roles()) {
            Role given = Role.valueOf(one.role().name());
            if (words.contains(one.word()) && (role == null || given.covers(role))) role = given;
        }
        if (role == null) {
            throw new OidcFailure(Why.ROLE, name + " has no word of \"roles\" in the claim " + settings.roleClaim());
        }
        String vnoClaim = settings.vnoClaim();
        if (vnoClaim == null) return Principal.person(name, role, Set.of());
        Set<String> vnos = words(claims, vnoClaim);
        if (vnos.isEmpty()) throw new OidcFailure(Why.VNO, name + " has no value in the claim " + vnoClaim);
        return Principal.person(name, role, vnos);
    }

    /** What is written down as who acts: one line, and never nothing. */
    private static String name(JWTClaimsSet claims, Settings.Oidc settings) throws OidcFailure {
        Object claim = claims.getClaim(settings.nameClaim());
        String name = claim instanceof String text ? text.strip() : "";
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > NAME_MAX || !plain) {
            throw new OidcFailure(Why.TOKEN, "the claim " + settings.nameClaim() + " is no name");
        }
        return name;
    }

    private static Set<String> words(JWTClaimsSet claims, String name) {
        Set<String> words = new LinkedHashSet<>();
        List<?> values = switch (claims.getClaim(name)) {
            case String text -> List.of(text);
            case List<?> list -> list;
            case null, default -> List.of();
        };
        for (Object value : values) {
            if (value instanceof String text && !text.isBlank()) words.add(text.strip());
        }
        return words;
    }
}
