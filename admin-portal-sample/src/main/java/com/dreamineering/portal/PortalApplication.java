package com.dreamineering.portal;

import com.dreamineering.portal.database.PrepareDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the portal, or does what its first argument says. */
@SpringBootApplication
public class PortalApplication {

    /** Runs the portal; {@code prepare-database} as the first argument sets up PostgreSQL instead and ends. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(PrepareDatabase.COMMAND)) {
            System.exit(PrepareDatabase.run(args));
        }
        SpringApplication.run(PortalApplication.class, args);
    }
}
