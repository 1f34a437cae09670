// Made from data/lifesnaps-daily/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** daily_fitbit_sema_df_unprocessed.csv: One person and day a row, comma-separated, UTF-8, as pandas wrote it. Days stand for one person in order; empty cells are days or measures that were not had. */
export const dailyFitbitSemaDfUnprocessed = defineColumns(
	{
		/** number of the row, as pandas wrote it; the file gives this column no name; 1, 0 to 7409 */
		"(no name)": {
			type: "integer",
			unit: "1",
			range: [0, 7409],
		},
		/** person, a pseudonym; id */
		"id": {
			type: "text",
			unit: "id",
			key: true,
		},
		/** calendar day, local; date, 2021-04-08 to 2022-01-22 */
		"date": {
			type: "date",
			unit: "date",
			range: ["2021-04-08", "2022-01-22"],
			key: true,
		},
		/** skin temperature in the night; °C, 25.5183333333 to 36.6847932331 */
		"nightly_temperature": {
			type: "number",
			unit: "Cel",
			range: [25.5183333333, 36.6847932331],
			missing: [""],
		},
		/** heart rate in non-REM sleep; bpm, 39.662 to 92.547 */
		"nremhr": {
			type: "number",
			unit: "{beats}/min",
			range: [39.662, 92.547],
			missing: ["", 0],
			fault: "Nights whose value is 0 have no estimate.",
		},
		/** root mean square of successive differences in the night, by the device; ms, 0 to 122.089 */
		"rmssd": {
			type: "number",
			unit: "ms",
			range: [0, 122.089],
			missing: [""],
			fault: "30 nights hold 0, which no living heart has: the device had no estimate. They are to be taken as missing.",
		},
		/** oxygen saturation in the night; %, 89.4 to 100 */
		"spo2": {
			type: "number",
			unit: "%",
			range: [89.4, 100],
			missing: [""],
		},
		/** breathing rate in sleep; breaths/min, 0 to 29.8 */
		"full_sleep_breathing_rate": {
			type: "number",
			unit: "{breaths}/min",
			range: [0, 29.8],
			missing: [""],
			fault: "Nights of 0 have no estimate.",
		},
		/** the vendor's stress management score, higher for less stress; score, 55 to 94 */
		"stress_score": {
			type: "integer",
			unit: "{score}",
			range: [55, 94],
			missing: ["", 0],
			fault: "0 where no score could be made.",
		},
		/** share of the sleep points of that score; 1, 0 to 1 */
		"sleep_points_percentage": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: [""],
		},
		/** share of its exertion points; 1, 0 to 1 */
		"exertion_points_percentage": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: [""],
		},
		/** share of its responsiveness points; 1, 0 to 0.9666666666666667 */
		"responsiveness_points_percentage": {
			type: "number",
			unit: "1",
			range: [0, 0.9666666666666667],
			missing: [""],
		},
		/** skin temperature in the night less the person's baseline, by the vendor; °C, -5.688865716967813 to 3.3936171852 */
		"daily_temperature_variation": {
			type: "number",
			unit: "Cel",
			range: [-5.688865716967813, 3.3936171852],
			missing: [""],
		},
		/** badges of the day, a list; text */
		"badgeType": {
			type: "text",
			unit: "text",
			missing: [""],
		},
		/** energy spent, by the device; kcal, 0.69 to 8387.03 */
		"calories": {
			type: "number",
			unit: "kcal",
			range: [0.69, 8387.03],
			missing: [""],
		},
		/** maximal oxygen uptake as the vendor estimates it; mL/min/kg, 28.87487 to 63.88177 */
		"filteredDemographicVO2Max": {
			type: "number",
			unit: "mL/min/kg",
			range: [28.87487, 63.88177],
			missing: [""],
		},
		/** distance walked and run; m, 0 to 29850.7 */
		"distance": {
			type: "number",
			unit: "m",
			range: [0, 29850.7],
			missing: [""],
		},
		/** activities of the day, a list; text */
		"activityType": {
			type: "text",
			unit: "text",
			missing: [""],
		},
		/** mean heart rate of the day; bpm, 43.5 to 153.99538009239816 */
		"bpm": {
			type: "number",
			unit: "{beats}/min",
			range: [43.5, 153.99538009239816],
			missing: [""],
		},
		/** minutes of light activity, by the vendor; min, 0 to 585 */
		"lightly_active_minutes": {
			type: "integer",
			unit: "min",
			range: [0, 585],
			missing: [""],
		},
		/** minutes of moderate activity, by the vendor; min, 0 to 289 */
		"moderately_active_minutes": {
			type: "integer",
			unit: "min",
			range: [0, 289],
			missing: [""],
		},
		/** minutes of vigorous activity, by the vendor; min, 0 to 409 */
		"very_active_minutes": {
			type: "integer",
			unit: "min",
			range: [0, 409],
			missing: [""],
		},
		/** minutes without activity, by the vendor; min, 32 to 1440 */
		"sedentary_minutes": {
			type: "integer",
			unit: "min",
			range: [32, 1440],
			missing: [""],
			valid: [0, 777, 888],
			fault: "1,440 on days on which the watch was not worn.",
		},
		/** whether a mindfulness session was done; code */
		"mindfulness_session": {
			type: "boolean",
			unit: "code",
			missing: [""],
		},
		/** mean skin conductance of measured sessions; µS, 0 to 35.7136154175 */
		"scl_avg": {
			type: "number",
			unit: "uS",
			range: [0, 35.7136154175],
			missing: [""],
		},
		/** resting heart rate as the vendor estimates it; bpm, 44.12284469604492 to 86 */
		"resting_hr": {
			type: "number",
			unit: "{beats}/min",
			range: [44.12284469604492, 86],
			missing: [""],
			fault: "The vendor smooths over days: two days in a row differ by little (correlation of a person's deviations 0.88).",
		},
		/** time in bed of the main sleep; ms, 3600000 to 74460000 */
		"sleep_duration": {
			type: "integer",
			unit: "ms",
			range: [3600000, 74460000],
			missing: [""],
			fault: "The longest, 74,460,000 ms, is 20.7 hours.",
		},
		/** time to fall asleep; min, 0 to 103 */
		"minutesToFallAsleep": {
			type: "integer",
			unit: "min",
			range: [0, 103],
			missing: [""],
		},
		/** time asleep; min, 52 to 1094 */
		"minutesAsleep": {
			type: "integer",
			unit: "min",
			range: [52, 1094],
			missing: [""],
			valid: [0],
			fault: "One night of 0 minutes, 66 below two hours, 3 above 15 hours.",
		},
		/** time awake in bed; min, 0 to 358 */
		"minutesAwake": {
			type: "integer",
			unit: "min",
			range: [0, 358],
			missing: [""],
		},
		/** time in bed after waking; min, 0 to 62 */
		"minutesAfterWakeup": {
			type: "integer",
			unit: "min",
			range: [0, 62],
			missing: [""],
		},
		/** sleep efficiency, by the vendor; %, 34 to 100 */
		"sleep_efficiency": {
			type: "integer",
			unit: "%",
			range: [34, 100],
			missing: [""],
		},
		/** deep sleep over the person's usual, by the vendor; 1, 0 to 4.310344827586207 */
		"sleep_deep_ratio": {
			type: "number",
			unit: "1",
			range: [0, 4.310344827586207],
			missing: [""],
		},
		/** wake over the person's usual, by the vendor; 1, 0 to 3.7083333333333335 */
		"sleep_wake_ratio": {
			type: "number",
			unit: "1",
			range: [0, 3.7083333333333335],
			missing: [""],
		},
		/** light sleep over the person's usual, by the vendor; 1, 0 to 3.034313725490196 */
		"sleep_light_ratio": {
			type: "number",
			unit: "1",
			range: [0, 3.034313725490196],
			missing: [""],
		},
		/** REM sleep over the person's usual, by the vendor; 1, 0 to 6.636363636363637 */
		"sleep_rem_ratio": {
			type: "number",
			unit: "1",
			range: [0, 6.636363636363637],
			missing: [""],
		},
		/** steps; steps, 0 to 43112 */
		"steps": {
			type: "integer",
			unit: "{steps}",
			range: [0, 43112],
			missing: [""],
			fault: "Days of a few steps (53 below 100, 220 below 1,000) are days on which the watch was hardly worn; wear time is not in the file.",
		},
		/** minutes in the vendor's first heart-rate zone; min, 0 to 1023 */
		"minutes_in_default_zone_1": {
			type: "integer",
			unit: "min",
			range: [0, 1023],
			missing: [""],
		},
		/** minutes below it; min, 0 to 1440 */
		"minutes_below_default_zone_1": {
			type: "integer",
			unit: "min",
			range: [0, 1440],
			missing: [""],
			valid: [777, 888, 999],
		},
		/** minutes in the second; min, 0 to 313 */
		"minutes_in_default_zone_2": {
			type: "integer",
			unit: "min",
			range: [0, 313],
			missing: [""],
		},
		/** minutes in the third; min, 0 to 247 */
		"minutes_in_default_zone_3": {
			type: "integer",
			unit: "min",
			range: [0, 247],
			missing: [""],
		},
		/** age group; code */
		"age": {
			type: "text",
			unit: "code",
			missing: [""],
			codes: { "<30": "under 30 years", ">=30": "30 years or more" },
		},
		/** gender as given; code */
		"gender": {
			type: "text",
			unit: "code",
			missing: [""],
			codes: { "FEMALE": "female", "MALE": "male" },
		},
		/** body mass index, rounded; <19, >=25 and >=30 are open classes; text */
		"bmi": {
			type: "text",
			unit: "text",
			missing: [""],
		},
		/** step goal that the person set; text */
		"step_goal": {
			type: "text",
			unit: "text",
			missing: [""],
		},
		/** least steps of the goal's class; steps, 2000 to 25000 */
		"min_goal": {
			type: "integer",
			unit: "{steps}",
			range: [2000, 25000],
			missing: [""],
			valid: [0],
		},
		/** most steps of the goal's class; steps, 2000 to 30000 */
		"max_goal": {
			type: "integer",
			unit: "{steps}",
			range: [2000, 30000],
			missing: [""],
			valid: [0],
		},
		/** the goal's class; text */
		"step_goal_label": {
			type: "text",
			unit: "text",
			missing: [""],
		},
		/** said to be alert at least once that day; code, 0 to 1 */
		"ALERT": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be happy at least once that day; code, 0 to 1 */
		"HAPPY": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be neutral at least once that day; code, 0 to 1 */
		"NEUTRAL": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be rested or relaxed at least once that day; code, 0 to 1 */
		"RESTED/RELAXED": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be sad at least once that day; code, 0 to 1 */
		"SAD": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be tense or anxious at least once that day; code, 0 to 1 */
		"TENSE/ANXIOUS": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be tired at least once that day; code, 0 to 1 */
		"TIRED": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at a place of entertainment at least once that day; code, 0 to 1 */
		"ENTERTAINMENT": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at the gym at least once that day; code, 0 to 1 */
		"GYM": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at home at least once that day; code, 0 to 1 */
		"HOME": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at a home office at least once that day; code, 0 to 1 */
		"HOME_OFFICE": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at another place at least once that day; code, 0 to 1 */
		"OTHER": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be outdoors at least once that day; code, 0 to 1 */
		"OUTDOORS": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be on the way at least once that day; code, 0 to 1 */
		"TRANSIT": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
		/** said to be at work or school at least once that day; code, 0 to 1 */
		"WORK/SCHOOL": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "no", "1": "yes" },
		},
	},
);
export type DailyFitbitSemaDfUnprocessedRow = RowOfTable<typeof dailyFitbitSemaDfUnprocessed>;
