package com.dreamineering.planted.util;

public class Bag {}
