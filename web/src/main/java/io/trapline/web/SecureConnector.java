package io.trapline.web;

import io.javalin.config.JettyConfig;
import io.trapline.config.PemException;
import io.trapline.config.Settings;
import io.trapline.config.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTP over TLS 1.2 and 1.3. The files are read at the start. */
final class SecureConnector {

    /** Of a store that never leaves memory. */
    private static final String PASSWORD = "in memory";

    private SecureConnector() {}

    static void add(JettyConfig jetty, InetSocketAddress bind, Settings.Tls tls) {
        KeyStore store = store(tls);
        jetty.addConnector((server, http) -> connector(server, http, bind, store));
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, InetSocketAddress bind, KeyStore store) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStore(store);
        ssl.setKeyStorePassword(PASSWORD);
        ssl.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        HttpConfiguration https = new HttpConfiguration(http);
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        // The browser compares the name with the certificate; we may be reached by an address.
        secure.setSniHostCheck(false);
        https.addCustomizer(secure);
        ServerConnector connector = new ServerConnector(server, ssl, new HttpConnectionFactory(https));
        connector.setHost(bind.getAddress().getHostAddress());
        connector.setPort(bind.getPort());
        return connector;
    }

    private static KeyStore store(Settings.Tls tls) {
        try {
            TlsFiles files = TlsFiles.read(tls);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "web", files.key(), PASSWORD.toCharArray(), files.chain().toArray(new Certificate[0]));
            return store;
        } catch (PemException e) {
            throw new IllegalStateException("The pages' certificate cannot be used: " + e.sentence(), e);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The pages' certificate cannot be used.", e);
        }
    }
}
