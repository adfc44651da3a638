package com.example.notes;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application without a web server that keeps notes of organisations. */
@SpringBootApplication
public class NotesApplication {}
