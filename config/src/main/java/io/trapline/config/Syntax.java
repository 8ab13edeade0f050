package io.trapline.config;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in an operator's words what the YAML parser could not read, without quoting the file. */
final class Syntax {

    private Syntax() {}

    static Finding finding(String file, MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        boolean where =
                e.getContextMark() != null && (context.contains("simple key") || context.contains("quoted scalar"));
        Mark at = where ? e.getContextMark() : e.getProblemMark();
        int line = at == null ? 0 : at.getLine() + 1;
        int column = at == null ? 0 : at.getColumn() + 1;
        return new Finding(file, line, column, code(problem), text(problem, context));
    }

    private static String code(String problem) {
        return problem.contains("another document") || problem.contains("undefined alias")
                ? Codes.ANCHOR
                : Codes.SYNTAX;
    }

    private static String text(String problem, String context) {
        if (problem.contains("could not find expected ':'")) {
            return "no \"key: value\" here; put a space behind the colon, or a colon behind the key";
        }
        if (context.contains("quoted scalar")) {
            return "a quote is opened here and not closed";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a second \": \" in this line, or a key indented under a value;"
                    + " quote the value, or line the key up with its neighbours";
        }
        if (problem.contains("another document")) {
            return "a second document begins here (\"---\"); one file holds one";
        }
        if (problem.contains("undefined alias")) {
            return "\"*name\" refers to an anchor; anchors are not supported. Quote the value if it begins with *";
        }
        if (problem.contains("cannot start any token")) {
            return "no value can begin with this character; quote the value";
        }
        if (context.contains("flow")) {
            return "a bracket or brace is not closed, or a comma is missing";
        }
        if (problem.contains("block end") || problem.contains("block collection")) {
            return "indentation does not fit: line this up with its neighbours above";
        }
        return "cannot be read as YAML: " + problem;
    }
}
