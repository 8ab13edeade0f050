package io.trapline.deploy.arch;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule and the class that was planted to break it.
 *
 * @param planted a class of the test tree; the rule must fail on it and name it
 */
record RuleCase(String name, ArchRule rule, Class<?> planted) {

    @Override
    public String toString() {
        return name;
    }
}
