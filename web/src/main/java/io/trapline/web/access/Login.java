package io.trapline.web.access;

import java.time.Duration;

/** What came of a try to log in. */
public sealed interface Login {

    record Right(Principal principal) implements Login {}

    /** No such user, or another password: nobody is told which. */
    record Wrong() implements Login {}

    /** Not looked at. */
    record TooOften(Duration pause) implements Login {}
}
