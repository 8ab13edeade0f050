package io.trapline.mediation.impact.planted;

import java.util.Random;

/** Planted. */
public final class DrawsRandomNumber {

    private final int number = new Random().nextInt();

    @Override
    public String toString() {
        return "" + number;
    }
}
