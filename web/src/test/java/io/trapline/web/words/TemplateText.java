package io.trapline.web.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words of a person's language in a template: text between tags, and attributes that are read out. */
final class TemplateText {

    private static final Pattern READ_OUT =
            Pattern.compile("\\s(?:title|placeholder|alt|label|aria-label|data-label)=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    /** Names and units that are the same everywhere, keys of a keyboard and commands. */
    private static final Pattern NOT_WORDS =
            Pattern.compile("(?i)\\b(trapline|KiB|BSS)\\b|<kbd>[^<]*</kbd>|<code>[^<]*</code>|<!DOCTYPE html>");

    private TemplateText() {}

    static List<String> words(String template) {
        String text = NOT_WORDS.matcher(withoutCode(template)).replaceAll(" ");
        List<String> found = new ArrayList<>();
        Matcher attributes = READ_OUT.matcher(text);
        while (attributes.find()) keep(attributes.group(1), found);
        for (String piece : text.replaceAll("<[^>]*>", "\n").split("\n")) keep(piece, found);
        return found;
    }

    private static void keep(String piece, List<String> found) {
        if (WORD.matcher(piece).find()) found.add(piece.strip());
    }

    /** Drops directives and expressions with all that is nested in them; markup handed to a part stays. */
    private static String withoutCode(String template) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith("${", at) || template.startsWith("!{", at)) {
                int end = closed(template, at + 1, '{', '}');
                text.append(' ').append(markup(template.substring(at + 2, end - 1)));
                at = end;
            } else if (template.charAt(at) == '@' && template.startsWith("@import", at)
                    || template.startsWith("@param", at)) {
                int end = template.indexOf('\n', at);
                at = end < 0 ? template.length() : end;
            } else if (template.charAt(at) == '@'
                    && at + 1 < template.length()
                    && Character.isLetter(template.charAt(at + 1))) {
                int name = at + 1;
                while (name < template.length()
                        && (Character.isLetter(template.charAt(name))
                                || template.charAt(name) == '.'
                                || template.charAt(name) == '-')) name++;
                boolean called = name < template.length() && template.charAt(name) == '(';
                int end = called ? closed(template, name, '(', ')') : directive(template, at, name);
                text.append(' ');
                if (called) text.append(markup(template.substring(name + 1, end - 1)));
                at = end;
            } else {
                text.append(template.charAt(at++));
            }
        }
        return text.toString();
    }

    /** {@code @elsenone} is the directive {@code @else} and the word {@code none}. */
    private static int directive(String template, int at, int name) {
        for (String word : List.of("@endif", "@endfor", "@else")) {
            if (template.startsWith(word, at)) return at + word.length();
        }
        return name;
    }

    /** Markup in back ticks inside code, which may hold code with markup again. */
    private static String markup(String code) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < code.length(); at++) {
            if (code.startsWith("@`", at)) {
                at++;
                if (depth++ == 0) from = at + 1;
            } else if (code.charAt(at) == '`' && --depth == 0) {
                text.append(withoutCode(code.substring(from, at))).append('\n');
            }
        }
        return text.toString();
    }

    private static int closed(String text, int open, char left, char right) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == left) depth++;
            if (c == right && --depth == 0) return at + 1;
        }
        return text.length();
    }
}
