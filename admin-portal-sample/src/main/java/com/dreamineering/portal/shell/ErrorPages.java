package com.dreamineering.portal.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;

/** Answers what went wrong; a visitor who asks for that page without an error finds nothing there. */
@Controller
class ErrorPages extends BasicErrorController {

    ErrorPages(ErrorAttributes attributes, WebProperties settings, List<ErrorViewResolver> views) {
        super(attributes, settings.getError(), views);
    }

    @Override
    protected HttpStatus getStatus(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            throw new NotThereException();
        }
        return super.getStatus(request);
    }
}
