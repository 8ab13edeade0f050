package io.trapline.mediation.inform;

/**
 * By what a repeated inform is recognised: source, credential, request-id, checksum of the PDU.
 *
 * @param crc CRC32C of the PDU (for v3 of the decrypted one)
 */
public record InformKey(String source, String credential, long requestId, int crc) {}
