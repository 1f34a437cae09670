// Made from data/gdm-visceral-fat/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** datasets/visceral_fat_study.csv: One woman a row, comma-separated, UTF-8; two columns of gestational age are quoted because they hold a comma. */
export const visceralFatStudy = defineColumns(
	{
		/** number of the woman in the study (enrolment; 1 to 287 with gaps); id, 1 to 287 */
		"number": {
			type: "integer",
			unit: "id",
			range: [1, 287],
			key: true,
		},
		/** mother's age; years, 15 to 43 */
		"age (years)": {
			type: "integer",
			unit: "years",
			range: [15, 43],
		},
		/** ethnicity in two groups; code, 0 to 1 */
		"ethnicity": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			missing: [""],
			codes: { "0": "white (according to another user of the file; not confirmed)", "1": "other than white (not confirmed)" },
		},
		/** diabetes before pregnancy; code, 0 to 1 */
		"diabetes mellitus": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
			fault: "One woman has 1 here and 1 for gestational diabetes, which excludes it by definition.",
		},
		/** diastolic blood pressure, a mean (of how many readings is not stated); mmHg, 51.5 to 100.5 */
		"mean diastolic bp (mmhg)": {
			type: "number",
			unit: "mm[Hg]",
			range: [51.5, 100.5],
		},
		/** systolic blood pressure, a mean (of how many readings is not stated); mmHg, 90 to 167 */
		"mean systolic bp (mmhg)": {
			type: "number",
			unit: "mm[Hg]",
			range: [90, 167],
		},
		/** depth of visceral fat at the navel by ultrasound (Armellini): inner border of the rectus muscle to the front wall of the aorta; mm, 12.7 to 94.4 */
		"central armellini fat (mm)": {
			type: "number",
			unit: "mm",
			range: [12.7, 94.4],
		},
		/** gestational age at the measurement, as weeks,days: "12,1" is 12 weeks and 1 day; text */
		"current gestational age": {
			type: "text",
			unit: "text",
			fault: "Two women lie beyond the published criterion of 20 weeks: 20,1 and 31,5.",
		},
		/** number of pregnancies, this one among them; 1, 1 to 9 */
		"pregnancies (number)": {
			type: "integer",
			unit: "1",
			range: [1, 9],
			missing: [""],
		},
		/** first fasting glucose in this pregnancy; mg/dL, 60 to 114 */
		"first fasting glucose (mg/dl)": {
			type: "number",
			unit: "mg/dL",
			range: [60, 114],
			missing: [""],
			fault: "Missing in 30 women. 10 values reach 92 mg/dL, at which IADPSG calls it gestational diabetes; 3 of these women are said not to have it.",
		},
		/** body mass index before pregnancy; the header says kg/m, the values are kg/m2; kg/m2, 15.81 to 55.36 */
		"bmi pregestational (kg/m)": {
			type: "number",
			unit: "kg/m2",
			range: [15.81, 55.36],
			missing: [""],
		},
		/** gestational age at birth, as weeks,days; text */
		"gestational age at birth": {
			type: "text",
			unit: "text",
		},
		/** type of birth; code, 0 to 1 */
		"type of delivery": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "vaginal (according to another user of the file; not confirmed)", "1": "caesarean (not confirmed)" },
		},
		/** birth weight; g, 1105 to 4534 */
		"child birth weight (g)": {
			type: "integer",
			unit: "g",
			range: [1105, 4534],
		},
		/** gestational diabetes by hospital chart at birth; code, 0 to 1 */
		"gestational dm": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
	},
);
export type VisceralFatStudyRow = RowOfTable<typeof visceralFatStudy>;
