package com.dreamineering.planted.contacts;

class OpenForm {
    String name = "";
}
