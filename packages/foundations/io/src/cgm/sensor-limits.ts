/** What a sensor can show and how often, as its maker states it. */
export interface SensorLimits {
	readonly maker: string;
	/** In mg/dL. */
	readonly lowestMgPerDl: number;
	readonly highestMgPerDl: number;
	/** Seconds between readings that the sensor stores. */
	readonly cadenceSeconds: number;
}

/** By the program and the name of the device: Dexcom 40 to 400 mg/dL every 5 min, Libre 40 to 500 every 15, Libre 3 every 5. */
export function sensorLimits(program: string, device: string | null): SensorLimits | null {
	const name = device ?? "";
	if (program === "Dexcom Clarity" || /dexcom/i.test(name)) {
		return { maker: "Dexcom", lowestMgPerDl: 40, highestMgPerDl: 400, cadenceSeconds: 300 };
	}
	if (program === "LibreView" || /libre/i.test(name)) {
		const cadenceSeconds = /libre\s*3/i.test(name) ? 300 : 900;
		return { maker: "Abbott", lowestMgPerDl: 40, highestMgPerDl: 500, cadenceSeconds };
	}
	return null;
}

/** Units of glucose: 1 mmol/L is 18.0156 mg/dL, of the molar mass of 180.156 g/mol; devices round limits to one decimal. */
export function limitIn(unit: "mg/dL" | "mmol/L", mgPerDl: number): number {
	return unit === "mg/dL" ? mgPerDl : Math.round((mgPerDl / 18.0156) * 10) / 10;
}

const below = /^(?:lo|low|niedrig|bas|basse|faible|bajo|basso|laag|baixo|låg|lav|matala|niski|<.*)$/i;
const above = /^(?:hi|high|hoch|haut|élevé|eleve|alto|hoog|hög|høj|høy|korkea|wysoki|>.*)$/i;

/** Whether a cell says "below the range" or "above it", in the languages of the programs. */
export function beyondRange(cell: string): "below" | "above" | null {
	if (below.test(cell)) return "below";
	return above.test(cell) ? "above" : null;
}
