package io.trapline.agent.gate;

import java.net.InetAddress;

/** Decides about one message as it was delivered. Never throws, whatever the bytes. */
@FunctionalInterface
public interface Gate {

    /** Keeps everything as it came: the gate of syslog. */
    Gate KEEPS_ALL = Verdict.Keep::new;

    /** @param message owned by the gate from now on */
    Verdict judge(byte[] message);

    /** The same where it matters who sent it. */
    default Verdict judge(InetAddress from, byte[] message) {
        return judge(message);
    }
}
