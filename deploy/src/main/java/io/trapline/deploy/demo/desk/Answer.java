package io.trapline.deploy.demo.desk;

/** What the desk says to one request; any web server can send it. */
public record Answer(int status, String contentType, String body) {

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }
}
