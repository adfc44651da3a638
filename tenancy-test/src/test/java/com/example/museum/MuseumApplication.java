package com.example.museum;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class MuseumApplication {}
