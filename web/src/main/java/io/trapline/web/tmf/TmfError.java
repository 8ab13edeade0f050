package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.Problem;
import io.trapline.web.api.Json;

/** A problem in the form that TM Forum's interfaces have for one (resource Error). */
public final class TmfError {

    private TmfError() {}

    public static ObjectNode of(Problem problem) {
        return Json.object()
                .put("code", problem.error())
                .put("reason", problem.detail())
                .put("status", Integer.toString(problem.status()))
                .put("@type", "Error");
    }
}
