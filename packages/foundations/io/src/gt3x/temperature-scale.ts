import type { Warning } from "@quickening/core";

/**
 * Steps of the two temperature sensors as degrees Celsius: a line through two points, of temperature_calibration.json.
 *
 * @returns Degrees of sensor 0 (processor) or 1 (accelerometer); NaN when the file has no calibration that is known.
 *
 * Source and peer: pygt3x 0.7.1, calibrate_temperature.
 */
export function temperatureScale(
	calibration: Readonly<Record<string, unknown>> | null,
	{ file, warn }: { readonly file: string; readonly warn: (warning: Warning) => void },
): (sensor: number, raw: number) => number {
	if (calibration === null) return () => Number.NaN;
	if (calibration.isCalibrated === true) return (_, raw) => raw;
	const constant = (name: string) =>
		typeof calibration[name] === "number" ? (calibration[name] as number) : Number.NaN;
	const [low, high] = [constant("tempLow"), constant("tempHigh")];
	const lines = ["mcu", "adxl"].map((sensor) => {
		const zero = constant(`${sensor}TempLow`);
		return { zero, gain: (high - low) / (constant(`${sensor}TempHigh`) - zero) };
	});
	if (calibration.calibrationMethod !== 1 || !lines.every(({ gain }) => Number.isFinite(gain))) {
		warn({
			code: "unknown-calibration",
			message: `${file}: temperature_calibration.json is of no known method; temperatures are NaN.`,
		});
		return () => Number.NaN;
	}
	return (sensor, raw) => (raw - lines[sensor]!.zero) * lines[sensor]!.gain + low;
}
