package com.dreamineering.portal.shell;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Answers requests that Tomcat itself refuses, such as malformed ones, with a page of the portal's kind. */
@Component
class PlainErrorPage implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Something went wrong · Dreamineering</title>
              <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
              <link rel="stylesheet" href="/assets/app.css">
            </head>
            <body class="solo">
              <main class="sheet">
                <div class="head"><div>
                  <h1>Something went wrong</h1>
                  <p class="lead">The request could not be answered. Go back to the start and try again.</p>
                </div></div>
                <a class="button full" href="/dashboard">Back to the start</a>
              </main>
            </body>
            </html>
            """;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(PAGE);
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException nobodyReads) {
                // The visitor is gone, or has got something else already.
                response.setSuspended(true);
            }
        }
    }
}
