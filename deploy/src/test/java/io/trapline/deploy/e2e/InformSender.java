package io.trapline.deploy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/**
 * Sends v2c informs at a steady pace and listens for their answers, without ever repeating one.
 * Request-ids count up from where the last sender ended.
 */
final class InformSender implements AutoCloseable {

    private static final int V2C = 1;

    private final DatagramSocket socket;
    private final int port;
    private final InformOracle oracle;
    private final IntFunction<PDU> content;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private int requestId;

    /** @param content what the inform with a request-id says; type and id are set here */
    InformSender(int port, int firstRequestId, InformOracle oracle, IntFunction<PDU> content) throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.port = port;
        this.oracle = oracle;
        this.content = content;
        this.requestId = firstRequestId;
    }

    void start(int perSecond) {
        Thread.ofPlatform().daemon().name("inform answers").start(this::listen);
        var unused = pace.scheduleAtFixedRate(this::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    private void send() {
        int id = requestId++;
        var pdu = content.apply(id);
        pdu.setType(PDU.INFORM);
        pdu.setRequestID(new Integer32(id));
        try {
            var bytes = message(pdu);
            oracle.sent(id);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        var buffer = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                oracle.answered(requestIdOf(Arrays.copyOf(buffer, packet.getLength())));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A message of SNMPv2c. */
    static byte[] message(PDU pdu) throws IOException {
        var version = new Integer32(V2C);
        var community = new OctetString("public");
        int length = version.getBERLength() + community.getBERLength() + pdu.getBERLength();
        var out = new BEROutputStream(ByteBuffer.allocate(length + 8));
        BER.encodeHeader(out, BER.SEQUENCE, length);
        version.encodeBER(out);
        community.encodeBER(out);
        pdu.encodeBER(out);
        var buffer = out.getBuffer();
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static int requestIdOf(byte[] answer) throws IOException {
        var in = new BERInputStream(ByteBuffer.wrap(answer));
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        new OctetString().decodeBER(in);
        var pdu = new PDU();
        pdu.decodeBER(in);
        if (pdu.getType() != PDU.RESPONSE) {
            throw new IOException("an answer of type " + PDU.getTypeString(pdu.getType()));
        }
        return pdu.getRequestID().getValue();
    }

    /** Stops sending; answers are still heard until {@link #close}. */
    void stop() {
        pace.shutdownNow();
    }

    @Override
    public void close() {
        stop();
        socket.close();
    }
}
