package com.example.forgotten;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Of which nobody has said whose its rows are. */
@Entity
public class Country {
    @Id
    private String code;

    public String code() {
        return code;
    }
}
