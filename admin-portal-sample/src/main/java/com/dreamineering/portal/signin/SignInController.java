package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    private final CurrentUser currentUser;
    private final TenancyPaths paths;

    SignInController(CurrentUser currentUser, TenancyPaths paths) {
        this.currentUser = currentUser;
        this.paths = paths;
    }

    @GetMapping("/login")
    String show(@RequestParam @Nullable String error, @RequestParam @Nullable String signedOut, Model model) {
        if (currentUser.id().isPresent()) {
            return "redirect:" + paths.home();
        }
        model.addAttribute("error", error != null);
        model.addAttribute("signedOut", signedOut != null);
        return "login";
    }
}
