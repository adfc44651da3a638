package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.bypass.BypassToken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives the portal's controllers the token of the bypass that {@link PortalDoor} opened for the request. */
public final class BypassArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BypassToken.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object token = request.getAttribute(PortalDoor.TOKEN, RequestAttributes.SCOPE_REQUEST);
        if (token == null) {
            throw new IllegalStateException(
                    "%s takes a bypass token and no bypass is open. Put its path below the portal's"
                            .formatted(parameter.getMethod()));
        }
        return token;
    }
}
