package com.dreamineering.portal.shell;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.RelativeRedirectFilter;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Redirects name a path and never repeat the host that a request claims to be for; those of pages answer 303. */
@Configuration
class Redirects {

    Redirects(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }

    /** For the redirects that do not come from a page, such as those of signing in. */
    @Bean
    static FilterRegistrationBean<RelativeRedirectFilter> relativeRedirects() {
        RelativeRedirectFilter filter = new RelativeRedirectFilter();
        filter.setRedirectStatus(HttpStatus.FOUND);
        FilterRegistrationBean<RelativeRedirectFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
