package com.example.notebook;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.jpa.repository.JpaRepository;

@SpringBootApplication
public class Notebook {
    public static void main(String[] args) {
        Notes notes = SpringApplication.run(Notebook.class, args).getBean(Notes.class);
        OrganisationId acme = OrganisationId.random(), globex = OrganisationId.random();
        TenantContext.run(acme, () -> notes.save(new Note()));
        System.out.println("Globex sees " + TenantContext.call(globex, notes::findAll)); // Globex sees []
        notes.findAll(); // refused: No organisation is in scope on thread 'main'. Open a scope around the work …
    }
}

@Entity
class Note {
    @Id
    @GeneratedValue
    Long id;

    @TenantId
    UUID organisationId;
}

interface Notes extends JpaRepository<Note, Long> {}
