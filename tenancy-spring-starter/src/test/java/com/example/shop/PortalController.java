package com.example.shop;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.DeadTokenException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.organisation.OrganisationQuery;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.spring.security.PortalDoor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The routes for superadmins; each of them says so in a word that no other answer may contain. */
@RestController
@RequestMapping("/admin")
class PortalController {

    private static final String MARK = "superadmins-only ";

    private final Organisations organisations;
    private final Products products;

    PortalController(Organisations organisations, Products products) {
        this.organisations = organisations;
        this.products = products;
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    String page(BypassToken token) {
        return MARK
                + organisations.page(token, OrganisationQuery.all()).organisations().stream()
                        .map(organisation -> organisation.slug().value())
                        .sorted()
                        .toList();
    }

    @GetMapping("/stats.json")
    String stats() {
        return MARK + products.count();
    }

    @GetMapping("/orgs/{slug}")
    String organisation(@PathVariable String slug) {
        return MARK + slug;
    }

    /** Writes where only reading is allowed. */
    @GetMapping("/products/new")
    String writeWhileReading(@RequestParam String organisation) {
        return MARK + products.saveAndFlush(product(organisation)).name();
    }

    @PostMapping("/products")
    String write(@RequestParam String organisation) {
        return MARK + products.saveAndFlush(product(organisation)).name();
    }

    @PutMapping("/products")
    String replace() {
        return MARK;
    }

    @DeleteMapping("/products")
    String delete() {
        return MARK;
    }

    @GetMapping("/failing")
    String fail() {
        throw new IllegalStateException("Something went wrong");
    }

    @GetMapping("/events")
    String events(HttpServletRequest request) {
        return MARK + TenantContext.scope() + " " + request.getAttribute(PortalDoor.TOKEN);
    }

    @GetMapping("/later")
    Callable<String> later(HttpServletRequest request) {
        return () -> MARK + TenantContext.scope() + " " + usable(request);
    }

    @GetMapping("/stream")
    StreamingResponseBody stream(HttpServletRequest request) {
        return (OutputStream body) -> write(body, MARK + TenantContext.scope() + " " + usable(request));
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Product product(String organisation) {
        return new Product(OrganisationId.parse(organisation), "by a superadmin");
    }

    /** The token of the request, if it opens anything on this thread; the door may not have taken it back yet. */
    private static @Nullable BypassToken usable(HttpServletRequest request) {
        BypassToken token = (BypassToken) request.getAttribute(PortalDoor.TOKEN);
        try {
            if (token != null) {
                token.requireLive();
            }
            return token;
        } catch (DeadTokenException refused) {
            return null;
        }
    }
}
