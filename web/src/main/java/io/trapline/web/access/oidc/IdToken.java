package io.trapline.web.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.trapline.config.Settings;
import io.trapline.web.access.oidc.OidcFailure.Why;
import java.text.ParseException;
import java.util.Set;

/**
 * Checks an ID token (OpenID Connect Core 1.0 section 3.1.3.7): its signature by a key of the provider and
 * an asymmetric algorithm, issuer, audience, time (a minute of difference is borne) and nonce.
 */
final class IdToken {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private IdToken() {}

    static JWTClaimsSet checked(String token, String nonce, Settings.Oidc settings, Provider provider)
            throws OidcFailure {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            var processor = new DefaultJWTProcessor<SecurityContext>();
            var keys = new ImmutableJWKSet<SecurityContext>(
                    provider.keys(signed.getHeader().getKeyID()));
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    settings.clientId(),
                    new JWTClaimsSet.Builder()
                            .issuer(settings.issuer().toString())
                            .claim("nonce", nonce)
                            .build(),
                    Set.of("sub", "exp", "iat")));
            JWTClaimsSet claims = processor.process(signed, null);
            Object party = claims.getClaim("azp");
            boolean forOthers = claims.getAudience().size() > 1 && party == null;
            if (forOthers || party != null && !party.equals(settings.clientId())) {
                throw new OidcFailure(Why.TOKEN, "it was made for another party");
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new OidcFailure(Why.TOKEN, String.valueOf(e.getMessage()));
        }
    }
}
