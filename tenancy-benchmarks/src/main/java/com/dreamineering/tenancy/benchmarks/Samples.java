package com.dreamineering.tenancy.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one variant reached in each round. */
final class Samples {

    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> kibibytes = new ArrayList<>();

    void add(double operations, double allocated) {
        perSecond.add(operations);
        kibibytes.add(allocated);
    }

    double perSecond() {
        return quantile(perSecond, 0.5);
    }

    double kibibytes() {
        return quantile(kibibytes, 0.5);
    }

    /** The median of the ratios within the rounds, and the quarter and three quarters of them. */
    String comparedWith(Samples base) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < perSecond.size(); i++) {
            ratios.add(perSecond.get(i) / base.perSecond.get(i));
        }
        return "%.2f [%.2f-%.2f]".formatted(quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    static double quantile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
