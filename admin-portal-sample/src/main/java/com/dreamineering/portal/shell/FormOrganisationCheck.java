package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a form that says it was made for another organisation than the one in its path. */
@Configuration
class FormOrganisationCheck implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                check(request);
                return true;
            }
        });
    }

    private static void check(HttpServletRequest request) {
        // A request whose fields cannot be read comes here once more, for its error page.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && "POST".equals(request.getMethod())
                && request.getAttribute(OrganisationPathFilter.ORGANISATION) instanceof OwnOrganisation own) {
            Stream.ofNullable(request.getParameterValues("organisation"))
                    .flatMap(Stream::of)
                    .filter(made -> !made.equals(own.slug().value()))
                    .forEach(made -> {
                        throw new ForeignFormException(made, own.slug().value());
                    });
        }
    }
}
