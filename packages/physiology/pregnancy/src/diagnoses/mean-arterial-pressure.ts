import { checkInRange, InvalidInputError } from "@quickening/core";

/** Systolic and diastolic pressure of one reading. */
export interface Pressure {
	readonly systolicMmHg: number;
	readonly diastolicMmHg: number;
}

/**
 * Mean arterial pressure of one reading: diastolic pressure and a third of the pulse pressure.
 *
 * @param pressure - In mmHg; NaN in either gives NaN.
 * @throws InvalidInputError when a value cannot be a pressure in mmHg, or systolic is not above diastolic.
 *
 * Source: Meaney et al. 2000, doi:10.1136/heart.84.1.64, who hold the rule against a catheter.
 * @example
 * meanArterialPressure({ systolicMmHg: 120, diastolicMmHg: 75 }); // 90
 */
export function meanArterialPressure(pressure: Pressure): number {
	checkPressure("meanArterialPressure", pressure);
	return pressure.diastolicMmHg + (pressure.systolicMmHg - pressure.diastolicMmHg) / 3;
}

/**
 * Refuses a reading that cannot be a pressure in mmHg: outside the ranges of the visit table, or systolic not above diastolic.
 */
export function checkPressure(where: string, { systolicMmHg, diastolicMmHg }: Pressure): void {
	if (!Number.isNaN(systolicMmHg)) checkInRange(where, "systolicMmHg", systolicMmHg, 50, 280);
	if (!Number.isNaN(diastolicMmHg)) checkInRange(where, "diastolicMmHg", diastolicMmHg, 20, 180);
	if (systolicMmHg <= diastolicMmHg)
		throw new InvalidInputError(
			`${where}: systolicMmHg must be above diastolicMmHg; got ${systolicMmHg}/${diastolicMmHg}. Are the two swapped?`,
			{ code: "not-above", argument: "systolicMmHg", received: systolicMmHg },
		);
}
