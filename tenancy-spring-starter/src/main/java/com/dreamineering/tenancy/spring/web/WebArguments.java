package com.dreamineering.tenancy.spring.web;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the person who is signed in as {@link UserId} and the organisation in scope as {@link OwnOrganisation}. */
public final class WebArguments implements HandlerMethodArgumentResolver {

    private final CurrentUser currentUser;

    public WebArguments(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == UserId.class || type == OwnOrganisation.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == UserId.class) {
            return currentUser.required();
        }
        Object organisation =
                request.getAttribute(OrganisationPathFilter.ORGANISATION, RequestAttributes.SCOPE_REQUEST);
        if (organisation == null) {
            throw new IllegalStateException(
                    "%s takes an organisation and its path has none. Put it below the path of organisations"
                            .formatted(parameter.getMethod()));
        }
        return organisation;
    }
}
