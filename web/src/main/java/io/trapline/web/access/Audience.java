package io.trapline.web.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown to somebody. All who may see the same share what is rendered.
 *
 * @param vnos as {@link Principal#vnos}; empty for all
 * @param revenue whether money is shown
 * @param names whether names of customers and ways to reach them are shown
 */
public record Audience(Set<String> vnos, boolean revenue, boolean names) {

    /** Of customers that no virtual operator owns. */
    public static final String DIRECT = "direct";

    public static final Audience ALL = new Audience(Set.of(), true, true);

    public Audience {
        vnos = Set.copyOf(vnos);
    }

    public boolean bound() {
        return !vnos.isEmpty();
    }

    /**
     * By the id alone: names are not unique and change. An operator whose id is the word for none is seen by
     * those who see all.
     *
     * @param vnoId of a virtual operator, exactly as the BSS has it; null for none
     */
    public boolean sees(@Nullable String vnoId) {
        if (vnos.isEmpty()) return true;
        return vnoId == null ? vnos.contains(DIRECT) : !vnoId.equals(DIRECT) && vnos.contains(vnoId);
    }
}
