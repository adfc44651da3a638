package com.dreamineering.portal.referencedata;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.access.CodeTakenException;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.bypass.BypassToken;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/reference-data")
class ReferenceDataController {

    private static final String VIEW = "admin/reference-data";

    private final ResourceTypes resourceTypes;

    ReferenceDataController(ResourceTypes resourceTypes) {
        this.resourceTypes = resourceTypes;
    }

    @GetMapping
    String show(Model model) {
        fill(model);
        return FormErrors.show(VIEW, ResourceTypeForm.empty(), model);
    }

    @PostMapping
    String add(BypassToken token, ResourceTypeForm typed, Model model, HttpServletResponse response) {
        FormErrors errors = typed.check(resourceTypes.standingFor(typed.code()));
        if (errors.isEmpty()) {
            try {
                resourceTypes.add(token, typed.toNewResourceType());
                return "redirect:/admin/reference-data";
            } catch (CodeTakenException refusal) {
                errors.add("code", refusal);
            }
        }
        fill(model);
        return errors.refuse(VIEW, typed, model, response);
    }

    private void fill(Model model) {
        model.addAttribute(
                "resourceTypes",
                resourceTypes.all().stream().map(ResourceTypeRow::of).toList());
    }
}
