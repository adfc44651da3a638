package com.dreamineering.portal.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says on a page what went wrong; a visitor who asks for that page without an error finds nothing there. */
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> WITH_A_PAGE = Set.of(403, 404, 500);

    @RequestMapping("/error")
    String show(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) {
            throw new NotThereException();
        }
        return WITH_A_PAGE.contains(status) ? "error/" + status : "error";
    }
}
