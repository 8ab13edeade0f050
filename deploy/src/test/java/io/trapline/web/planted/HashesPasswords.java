package io.trapline.web.planted;

import com.password4j.Password;

/** Planted. */
public final class HashesPasswords {

    private final Class<?> hashing = Password.class;

    @Override
    public String toString() {
        return hashing.getName();
    }
}
