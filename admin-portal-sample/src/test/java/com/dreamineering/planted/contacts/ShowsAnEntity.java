package com.dreamineering.planted.contacts;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;

@Controller
class ShowsAnEntity {
    void show(Model model) {
        model.addAttribute("thing", new StoredThing());
    }
}
