import type { FetalHeartRateEvent } from "../events/event.ts";

/**
 * An event as it was put into a simulated recording: start and end are where it leaves and meets the baseline (its feet),
 * the amplitude is its height without variability.
 */
export type SimulatedEvent = FetalHeartRateEvent;
