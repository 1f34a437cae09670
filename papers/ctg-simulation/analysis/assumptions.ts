import type { StageContext } from "@quickening/paper";
import { noiseLevels, type Range, readDesign } from "./design.ts";

/** A parameter of the simulation as the table prints it. */
export interface AssumptionRow {
	readonly part: string;
	readonly parameter: string;
	readonly value: string;
	/** Citation key with what it says, or "assumption". */
	readonly source: string;
}

/** Lists what was simulated, from params.yaml and the simulator's defaults. */
export default function assumptions(stage: StageContext): void {
	const design = readDesign(stage);
	const { labour, noise, lossFractions } = design;
	const range = ([low, high]: Range, unit: string) => `${signed(low)} to ${signed(high)} ${unit}`.trim();
	const levels = (key: keyof (typeof noise)["none"]) => noiseLevels.map((level) => noise[level][key]).join(", ");
	const rows: AssumptionRow[] = [
		row("Recording", "Length", `${design.minutes} min`, "assumption"),
		row("Recording", "Sampling, steps", "4 Hz, 0.25 bpm", "CTU-UHB"),
		row("Recording", "Labours", `${design.recordingsPerCell}, the same in every cell`, "assumption"),
		row(
			"Baseline",
			"Level at the start",
			range(labour.baselineBpm, "bpm"),
			"FIGO: 110 to 160; medians near term 131 and 136",
		),
		row("Baseline", "Drift over the recording", range(labour.driftBpm, "bpm"), "assumption"),
		row(
			"Baseline",
			"Step within 60 s",
			`${range(labour.stepBpm, "bpm")} up or down in ${Math.round(100 * labour.stepShare)}%`,
			"assumption",
		),
		row("Variability", "Bandwidth, median minute", range(labour.bandwidthBpm, "bpm"), "FIGO: 5 to 25"),
		row(
			"Variability",
			"Spectrum",
			"1/f^1.8, 0.03 to 1 Hz",
			"Doret 2015: power law; exponent set for a short-term variability of 7.1 ms (Wretler 2016)",
		),
		row("Contractions", "In 10 minutes", range(labour.contractionsPer10Minutes, ""), "FIGO: up to 5"),
		row("Contractions", "Duration", "60 to 100 s", "FIGO: 45 to 120"),
		row("Contractions", "Height above the tone", range(labour.contractionAmplitude, "units"), "assumption"),
		row("Decelerations", "With contractions", `${percent(labour.decelerationsPerContraction)}`, "assumption"),
		row("Decelerations", "Early: onset, to nadir, depth", "0 to 8 s, 35 to 50 s, 15 to 35 bpm", "FIGO; ranges assumed"),
		row(
			"Decelerations",
			"Late: onset, to nadir, depth",
			"22 to 35 s, from 35 s, 15 to 35 bpm",
			"FIGO: onset > 20 s, nadir > 30 s after onset",
		),
		row(
			"Decelerations",
			"Variable: to nadir, length, depth",
			"8 to 20 s, 30 to 110 s, 20 to 60 bpm",
			"FIGO: nadir < 30 s",
		),
		row("Decelerations", "Prolonged: length, depth", "200 to 330 s, 20 to 60 bpm", "FIGO: > 3 min"),
		row("Accelerations", "In 10 minutes of free trace", range(labour.accelerationsPer10Minutes, ""), "assumption"),
		row("Accelerations", "Height, duration", "15 to 35 bpm, 30 to 90 s", "FIGO: > 15 bpm, > 15 s"),
		row("Not events", "Small departures", "1 in 10 min, 6 to 11 bpm", "assumption"),
		row("Noise (none, moderate, strong)", "SD of a sample", `${levels("sdBpm")} bpm`, "assumption"),
		row(
			"Noise (none, moderate, strong)",
			"Half or double counts in 10 min",
			levels("wrongCountsPer10Minutes"),
			"assumption",
		),
		row("Noise (none, moderate, strong)", "Stray samples in 10 min", levels("spikesPer10Minutes"), "assumption"),
		row("Noise (none, moderate, strong)", "Tocogram: SD of a sample", `${levels("tocogramSd")} units`, "assumption"),
		row("Noise (none, moderate, strong)", "Tocogram: breathing", `${levels("breathing")} units`, "assumption"),
		row(
			"Noise (none, moderate, strong)",
			"Tocogram: movements in 10 min",
			levels("movementsPer10Minutes"),
			"assumption",
		),
		row(
			"Signal loss",
			"Share lost, on average",
			`${lossFractions.map((loss) => Math.round(100 * loss)).join(", ")}%`,
			"CTU-UHB lacks 18.8%",
		),
		row("Signal loss", "Short drop-outs, long gaps", "mean 3 s, 45 s; 70% of lost time in long gaps", "assumption"),
	];
	stage.writeJson("assumptions", rows);
}

function row(part: string, parameter: string, value: string, source: string): AssumptionRow {
	return { part, parameter, value, source };
}

function percent([low, high]: Range): string {
	return `${Math.round(100 * low)} to ${Math.round(100 * high)}%`;
}

function signed(value: number): string {
	return value < 0 ? `−${-value}` : String(value);
}
