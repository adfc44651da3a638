package com.example.shop;

import com.dreamineering.tenancy.bypass.BypassToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes at places where they do not belong. */
@RestController
class StrayController {

    @GetMapping("/forgotten/{id:[0-9]{1,4}}")
    String forgotten() {
        return "in no list of the boundary";
    }

    @GetMapping("/no-bypass")
    String withoutBypass(BypassToken token) {
        return token.reason();
    }
}
