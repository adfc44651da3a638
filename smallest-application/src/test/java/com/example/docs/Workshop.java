package com.example.docs;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application that the listings are part of: organisations with projects, and countries that belong to nobody. */
@SpringBootApplication
class Workshop {}
