package io.trapline.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that a device, a line or a customer's name could hold to harm whoever reads them; made here, always the same. */
final class Naughty {

    static final int COUNT = 515;

    /** What gets out of where text stands: an attribute, a comment, a script, a style, a title, a template. */
    private static final List<String> WAYS_OUT = List.of(
            "",
            "\">",
            "'>",
            "-->",
            "</script>",
            "</style>",
            "</title>",
            "</textarea>",
            "]]>",
            "`}",
            "*/",
            "\\\">",
            "&quot;>",
            "\u0000\">",
            "%22%3E");

    private static final List<String> MARKUP = List.of(
            "<script>hit(1)</script>",
            "<img src=x onerror=hit(2)>",
            "<svg/onload=hit(3)>",
            "<body onload=hit(4)>",
            "<iframe srcdoc='<script>parent.hit(5)</script>'></iframe>",
            "<a href=javascript:hit(6) autofocus onfocus=hit(7)>x</a>",
            "<details open ontoggle=hit(8)>x</details>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=hit(9)>",
            "<input autofocus onfocus=hit(10)>",
            "<video><source onerror=hit(11)></video>",
            "<style>@import 'http://elsewhere.invalid/a.css';</style>",
            "<link rel=stylesheet href=http://elsewhere.invalid/b.css>",
            "<meta http-equiv=refresh content='0;url=http://elsewhere.invalid/'>",
            "<base href=http://elsewhere.invalid/>",
            "<img src=http://elsewhere.invalid/pixel.png>",
            "<form action=http://elsewhere.invalid/><button>OK</button></form>",
            "<object data=http://elsewhere.invalid/x.swf></object>",
            "<x onclick=hit(12) style=position:fixed;inset:0>click</x>");

    private static final List<String> PLAIN = List.of(
            "${7*7}",
            "{{7*7}}",
            "<%= 7*7 %>",
            "#{7*7}",
            "@import java.lang.Runtime",
            "@raw <b>x</b> @endraw",
            "!{var x = 1;}",
            "@if(true)x@endif",
            "@`<b>x</b>`",
            "{0} {1} {9}",
            "%s%n%x",
            "{{constructor.constructor('hit()')()}}",
            "=HYPERLINK(\"http://elsewhere.invalid\",\"x\")",
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1)",
            "\t=1+1",
            "\r=1+1",
            "=cmd|' /C calc'!A0",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b[2J\u001b[H",
            "\u001b]8;;http://elsewhere.invalid\u0007x\u001b]8;;\u0007",
            "\u009b31mred",
            "\b\b\b\b",
            "a\u0000b",
            "\u007f\u007f",
            "a\r\nb",
            "a\u2028b\u2029c",
            "\u202Egnp.exe",
            "\u2066abc\u2069",
            "\u202Aleft\u202C",
            "\u200Fright",
            "zero\u200Bwidth",
            "soft\u00ADhyphen",
            "\uFEFFbom",
            "joiner\u200Dx",
            "\uDB40\uDC41tag",
            "\uD800alone",
            "\uDC00alone",
            "Z\u0351\u036B\u0343\u0365a\u0321l\u0489g\u0338o",
            "\u0645\u0631\u062D\u0628\u0627",
            "\u05E9\u05DC\u05D5\u05DD",
            "\u65E5\u672C\u8A9E",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDE92",
            "\uFDFA",
            "\u0958",
            "\u1E9E\u0130\u0131",
            "' OR '1'='1",
            "'; DROP TABLE customer; --",
            "../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "file:///etc/passwd",
            "|| id",
            "$(id)",
            "`id`",
            "null",
            "undefined",
            "NaN",
            "true",
            "0",
            "-1",
            "1e999",
            "__proto__",
            "constructor",
            "[object Object]",
            "C:\\nul",
            "con",
            "{\"a\":1}",
            "[1,2",
            "\\u003cscript\\u003e",
            "&lt;b&gt;",
            "&#x3C;b&#x3E;",
            "&amp;amp;",
            "%00",
            "%3Cscript%3E",
            "data: x\n\nevent: hello\ndata: {}",
            "id: 9\n\n",
            ": comment\n\n",
            "x".repeat(900),
            " ",
            "\u00A0",
            "\u3000");

    private Naughty() {}

    static List<String> all() {
        Set<String> all = new LinkedHashSet<>(PLAIN);
        for (String way : WAYS_OUT) {
            for (String markup : MARKUP) all.add(way + markup);
        }
        for (String way : WAYS_OUT) {
            for (String text : PLAIN.subList(0, 34)) all.add(way + text + "<b id=hit>");
        }
        return new ArrayList<>(all).subList(0, COUNT);
    }
}
