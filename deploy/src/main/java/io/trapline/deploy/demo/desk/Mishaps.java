package io.trapline.deploy.demo.desk;

import java.util.Map;
import java.util.random.RandomGenerator;

/** Decides what goes wrong. Asked by the server's threads. */
@FunctionalInterface
public interface Mishaps {

    Mishaps NONE = (method, path) -> Mishap.NONE;

    Mishap next(String method, String path);

    /** @param percent how often each happens, together at most 100 */
    static Mishaps random(RandomGenerator random, Map<Mishap, Integer> percent) {
        return (method, path) -> {
            int at;
            synchronized (random) {
                at = random.nextInt(100);
            }
            for (var mishap : percent.entrySet()) {
                at -= mishap.getValue();
                if (at < 0) {
                    return mishap.getKey();
                }
            }
            return Mishap.NONE;
        };
    }
}
