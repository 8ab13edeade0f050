package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import java.util.Locale;
import java.util.Set;

/**
 * Programs whose messages quote what strangers typed: a user name may read like a fault. Their words raise
 * and clear nothing; they are still noted for what they are.
 */
final class Quoting {

    private static final Set<String> PROGRAMS = Set.of(
            "sshd",
            "dropbear",
            "login",
            "su",
            "sudo",
            "telnetd",
            "in.telnetd",
            "rlogind",
            "rshd",
            "ftpd",
            "vsftpd",
            "proftpd",
            "pure-ftpd",
            "tftpd",
            "in.tftpd",
            "radiusd",
            "freeradius",
            "tac_plus",
            "tacplus",
            "httpd",
            "apache",
            "apache2",
            "nginx",
            "lighttpd",
            "named",
            "dnsmasq",
            "dhcpd",
            "dhcp",
            "postfix",
            "sendmail",
            "fail2ban");

    private Quoting() {}

    static boolean says(Decoded.SyslogMessage message) {
        String app = message.appName();
        return app != null && PROGRAMS.contains(stem(app));
    }

    /** {@code sshd} of {@code /usr/sbin/sshd-session(pam_unix)}. */
    private static String stem(String app) {
        int from = app.lastIndexOf('/') + 1;
        // postfix/smtpd names its part behind the slash.
        String name = app.startsWith("postfix/") ? "postfix" : app.substring(from);
        int to = 0;
        while (to < name.length() && part(name.charAt(to))) {
            to++;
        }
        String word = name.substring(0, to).toLowerCase(Locale.ROOT);
        int hyphen = word.indexOf('-');
        return PROGRAMS.contains(word) || hyphen < 0 ? word : word.substring(0, hyphen);
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }
}
