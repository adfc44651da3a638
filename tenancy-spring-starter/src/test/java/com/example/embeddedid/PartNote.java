package com.example.embeddedid;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

@Entity
public class PartNote {

    @Id
    @GeneratedValue
    Long id;

    @Embedded
    Part part = new Part();

    /** Where the library could not keep watch over it. */
    @Embeddable
    public static class Part {

        @TenantId
        UUID organisation;
    }
}
