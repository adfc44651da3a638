package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.example.shop.Product;
import com.example.shop.Products;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Requests that are answered later, elsewhere, or in more than one scope. */
@RestController
class RoadsController {

    private final Products products;
    private final ThreadPoolTaskExecutor plain;
    private final AsyncTaskExecutor applicationTaskExecutor;

    RoadsController(
            Products products,
            @Qualifier("plain") ThreadPoolTaskExecutor plain,
            AsyncTaskExecutor applicationTaskExecutor) {
        this.products = products;
        this.plain = plain;
        this.applicationTaskExecutor = applicationTaskExecutor;
    }

    /** The page looks at the labels, long after the transaction that found the product. */
    @GetMapping("/o/{slug}/roads/view")
    ModelAndView view(@RequestParam long id) {
        Product product = products.findById(id).orElseThrow();
        return new ModelAndView(
                (View) (model, request, response) -> response.getWriter().print(product.labels()));
    }

    /** Finds in one organisation what the request has loaded in the other. */
    @GetMapping("/o/{slug}/roads/find-elsewhere")
    String findElsewhere(@RequestParam long id, @RequestParam String organisation) {
        products.findById(id).orElseThrow();
        return TenantContext.call(
                OrganisationId.parse(organisation),
                () -> products.findById(id).map(Product::name).orElse("nothing"));
    }

    @GetMapping("/o/{slug}/roads/store-elsewhere")
    String storeElsewhere(@RequestParam String organisation) {
        return TenantContext.call(
                OrganisationId.parse(organisation),
                () -> products.save(new Product("elsewhere")).name());
    }

    @GetMapping({"/roads/look", "/o/{slug}/roads/look"})
    Answered look() {
        return answered();
    }

    /** Opens the first scope of a request whose session is open already. */
    @GetMapping("/roads/inside")
    long inside(@RequestParam String organisation) {
        return TenantContext.call(OrganisationId.parse(organisation), products::count);
    }

    @GetMapping({"/o/{slug}/roads/callable", "/admin/roads/callable"})
    Callable<Answered> callable() {
        return () -> answered();
    }

    @GetMapping({"/o/{slug}/roads/task", "/admin/roads/task"})
    WebAsyncTask<Answered> taskOfTheHosts() {
        return new WebAsyncTask<>(null, plain, () -> answered());
    }

    /** Is over before its work is, which goes on as long as the request does. */
    @GetMapping("/o/{slug}/roads/timeout")
    WebAsyncTask<Answered> timeout() {
        Semaphore over = new Semaphore(0);
        WebAsyncTask<Answered> task = new WebAsyncTask<>(1L, applicationTaskExecutor, () -> {
            over.acquireUninterruptibly();
            return answered();
        });
        task.onTimeout(this::answered);
        task.onCompletion(over::release);
        return task;
    }

    @GetMapping({"/o/{slug}/roads/deferred", "/admin/roads/deferred"})
    DeferredResult<Answered> deferred() {
        DeferredResult<Answered> result = new DeferredResult<>();
        plain.execute(() -> result.setResult(answered()));
        return result;
    }

    @GetMapping({"/o/{slug}/roads/stream", "/admin/roads/stream"})
    StreamingResponseBody stream() {
        return body -> body.write(Look.at(products).toString().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/o/{slug}/roads/callable-failing")
    Callable<String> fail() {
        return () -> {
            throw new UnsupportedOperationException("An answer went wrong");
        };
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Map<String, String> refused(RuntimeException e) {
        if (e instanceof UnsupportedOperationException) {
            throw e; // for the page that the server makes
        }
        return Map.of(
                "refusal",
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
    }

    private Answered answered() {
        return new Answered(Look.at(products).toString());
    }

    /** An answer that tells in which scope it was made, and in which it was written. */
    record Answered(String made) {
        public String getWrittenIn() {
            return TenantContext.scope().toString();
        }
    }
}
