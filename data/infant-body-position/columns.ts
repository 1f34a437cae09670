// Made from data/infant-body-position/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** data/compiled_agreement_position.csv: Every 2 s of the second video of a session (the distal comparison): the position by the group model (trained on all sessions' first video), and the position that people coded from video. */
export const compiledAgreementPosition = defineColumns(
	{
		/** infant and session, as 102/1; id */
		"file": {
			type: "text",
			unit: "id",
			key: true,
		},
		/** time of the label, UTC, cut to whole seconds; datetime */
		"time": {
			type: "datetime",
			unit: "datetime",
			key: true,
			fault: "Steps are 1, 2 or 3 s because seconds are cut; five steps of four to eighteen minutes.",
		},
		/** within a nap that the caregiver logged; code, 0 to 1 */
		"nap_period": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** within the first video; code, 0 to 0 */
		"video_period": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			codes: { "0": "no", "1": "yes" },
			fault: "0 in every row.",
		},
		/** garment taken off or out of the house; code, 0 to 0 */
		"exclude_period": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			codes: { "0": "no", "1": "yes" },
			fault: "0 in every row: what was excluded is not in the file.",
		},
		/** position by the model; code */
		"pos": {
			type: "text",
			unit: "code",
			codes: { "Supine": "lying on the back or reclined up to 45 degrees", "Prone": "on the stomach, on hands and knees, or crawling", "Sitting": "sitting, also in a chair or on a lap", "Upright": "standing, squatting or walking", "Held": "carried by a caregiver" },
		},
		/** position by people; NA where the infant was out of view or between positions; code */
		"code": {
			type: "text",
			unit: "code",
			missing: ["NA"],
			codes: { "Supine": "lying on the back or reclined up to 45 degrees", "Prone": "on the stomach, on hands and knees, or crawling", "Sitting": "sitting, also in a chair or on a lap", "Upright": "standing, squatting or walking", "Held": "carried by a caregiver" },
		},
	},
);
export type CompiledAgreementPositionRow = RowOfTable<typeof compiledAgreementPosition>;

/** data/compiled_agreement_split.csv: Every 2 s of the second video of a session (the distal comparison): the position by the individual model (trained on the session's own first video), and the position that people coded from video. */
export const compiledAgreementSplit = defineColumns(
	{
		/** infant and session, as 102/1; id */
		"file": {
			type: "text",
			unit: "id",
			key: true,
		},
		/** time of the label, UTC, cut to whole seconds; datetime */
		"time": {
			type: "datetime",
			unit: "datetime",
			key: true,
			fault: "Steps are 1, 2 or 3 s because seconds are cut; five steps of four to eighteen minutes.",
		},
		/** within a nap that the caregiver logged; code, 0 to 1 */
		"nap_period": {
			type: "integer",
			unit: "code",
			range: [0, 1],
			codes: { "0": "no", "1": "yes" },
		},
		/** within the first video; code, 0 to 0 */
		"video_period": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			codes: { "0": "no", "1": "yes" },
			fault: "0 in every row.",
		},
		/** garment taken off or out of the house; code, 0 to 0 */
		"exclude_period": {
			type: "integer",
			unit: "code",
			range: [0, 0],
			codes: { "0": "no", "1": "yes" },
			fault: "0 in every row: what was excluded is not in the file.",
		},
		/** position by the model; code */
		"pos": {
			type: "text",
			unit: "code",
			codes: { "Supine": "lying on the back or reclined up to 45 degrees", "Prone": "on the stomach, on hands and knees, or crawling", "Sitting": "sitting, also in a chair or on a lap", "Upright": "standing, squatting or walking", "Held": "carried by a caregiver" },
		},
		/** position by people; NA where the infant was out of view or between positions; code */
		"code": {
			type: "text",
			unit: "code",
			missing: ["NA"],
			codes: { "Supine": "lying on the back or reclined up to 45 degrees", "Prone": "on the stomach, on hands and knees, or crawling", "Sitting": "sitting, also in a chair or on a lap", "Upright": "standing, squatting or walking", "Held": "carried by a caregiver" },
		},
	},
);
export type CompiledAgreementSplitRow = RowOfTable<typeof compiledAgreementSplit>;

/** data/group_split_metrics.csv: Agreement of models with people on the last quarter of the first video (the proximal comparison), one row a session and model; over classes it is a mean of the classes. */
export const groupSplitMetrics = defineColumns(
	{
		/** share of windows of 4 s with the same position; 1, 0 to 1 */
		"Overall Accuracy": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** mean over classes of the mean of sensitivity and specificity; 1, 0 to 1 */
		"Balanced Accuracy": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** mean over classes; 1, 0 to 1 */
		"F1": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** mean over classes; 1, 0 to 1 */
		"Sensitivity": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** mean over classes; 1, 0 to 1 */
		"Specificity": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** mean over classes; 1, 0 to 1 */
		"Pos Pred Value": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** mean over classes; 1, 0 to 1 */
		"Neg Pred Value": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** kappa; 1, -1 to 1 */
		"Kappa": {
			type: "number",
			unit: "1",
			range: [-1, 1],
			fault: "Close to the mean over classes of the kappas of one class against the rest, and not to Cohen's kappa of five classes.",
		},
		/** 100 times the infant and the session; infants 8 to 11 stand as 9908 to 9911; id, 9908 to 13001 */
		"ids": {
			type: "integer",
			unit: "id",
			range: [9908, 13001],
			key: true,
		},
		/** trained on the session itself (split) or on all others (group); code */
		"model": {
			type: "text",
			unit: "code",
			codes: { "split": "trained on the session itself", "group": "trained on all other sessions" },
			key: true,
		},
	},
);
export type GroupSplitMetricsRow = RowOfTable<typeof groupSplitMetrics>;

/** data/group_split_metrics_class.csv: The same by class, of another run of the forests: its classes add up to accuracies that differ by up to 0.012 from those of the table above. */
export const groupSplitMetricsClass = defineColumns(
	{
		/** position against the rest; code */
		"Class": {
			type: "text",
			unit: "code",
			codes: { "Held": "held", "Prone": "prone", "Sitting": "sitting", "Supine": "supine", "Upright": "upright" },
			key: true,
		},
		/** mean of sensitivity and specificity; 1, 0 to 1 */
		"Balanced Accuracy": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** of windows that people coded so; 1, 0 to 1 */
		"Sensitivity": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** of the others; 1, 0 to 1 */
		"Specificity": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** of windows that the model called so; 1, 0 to 1 */
		"Pos Pred Value": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** of the others; 1, 0 to 1 */
		"Neg Pred Value": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** harmonic mean of sensitivity and positive predictive value; 1, 0 to 1 */
		"F1": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** Cohen's kappa of the class against the rest; 1, -1 to 1 */
		"Kappa": {
			type: "number",
			unit: "1",
			range: [-1, 1],
		},
		/** share of windows that people coded so; 1, 0 to 1 */
		"Prevalence": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** share of windows that both called so; 1, 0 to 1 */
		"Detection Rate": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** share of windows that the model called so; 1, 0 to 1 */
		"Detection Prevalence": {
			type: "number",
			unit: "1",
			range: [0, 1],
		},
		/** as ids above; id, 9908 to 13001 */
		"id": {
			type: "integer",
			unit: "id",
			range: [9908, 13001],
			key: true,
		},
		/** as above; code */
		"model": {
			type: "text",
			unit: "code",
			codes: { "split": "trained on the session itself", "group": "trained on all other sessions" },
			key: true,
		},
	},
);
export type GroupSplitMetricsClassRow = RowOfTable<typeof groupSplitMetricsClass>;

/** data/imu-compiled.csv: Windows of ten minutes through the day, one every five minutes, so that neighbours share half of their time: shares of positions by the group model. */
export const imuCompiled = defineColumns(
	{
		/** start of the window, local time of day; hh:mm:ss */
		"clock_time_start": {
			type: "time",
			unit: "hh:mm:ss",
		},
		/** end of the window, local time of day; hh:mm:ss */
		"clock_time_end": {
			type: "time",
			unit: "hh:mm:ss",
		},
		/** infant; id, 8 to 130 */
		"id": {
			type: "integer",
			unit: "id",
			range: [8, 130],
			key: true,
		},
		/** session of the infant; id, 1 to 4 */
		"session": {
			type: "integer",
			unit: "id",
			range: [1, 4],
			key: true,
		},
		/** start of the window, UTC; datetime */
		"clock_time_start_2": {
			type: "datetime",
			unit: "datetime",
			key: true,
		},
		/** end of the window, UTC; datetime */
		"clock_time_end_2": {
			type: "datetime",
			unit: "datetime",
		},
		/** share of the window in a logged nap; 1, 0 to 1 */
		"nap_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window sitting, of what was classified; 1, 0 to 1 */
		"sit_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window held; 1, 0 to 1 */
		"held_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window prone; 1, 0 to 1 */
		"prone_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window supine; 1, 0 to 1 */
		"supine_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window upright; 1, 0 to 1 */
		"upright_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** age; months, 3 to 15 */
		"age": {
			type: "number",
			unit: "months",
			range: [3, 15],
		},
	},
);
export type ImuCompiledRow = RowOfTable<typeof imuCompiled>;

/** data/imu-compiled-split.csv: Windows of ten minutes through the day, one every five minutes, so that neighbours share half of their time: shares of positions by the individual model. */
export const imuCompiledSplit = defineColumns(
	{
		/** start of the window, local time of day; hh:mm:ss */
		"clock_time_start": {
			type: "time",
			unit: "hh:mm:ss",
		},
		/** end of the window, local time of day; hh:mm:ss */
		"clock_time_end": {
			type: "time",
			unit: "hh:mm:ss",
		},
		/** infant; id, 8 to 130 */
		"id": {
			type: "integer",
			unit: "id",
			range: [8, 130],
			key: true,
		},
		/** session of the infant; id, 1 to 4 */
		"session": {
			type: "integer",
			unit: "id",
			range: [1, 4],
			key: true,
		},
		/** start of the window, UTC; datetime */
		"clock_time_start_2": {
			type: "datetime",
			unit: "datetime",
			key: true,
		},
		/** end of the window, UTC; datetime */
		"clock_time_end_2": {
			type: "datetime",
			unit: "datetime",
		},
		/** share of the window in a logged nap; 1, 0 to 1 */
		"nap_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window sitting, of what was classified; 1, 0 to 1 */
		"sit_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window held; 1, 0 to 1 */
		"held_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window prone; 1, 0 to 1 */
		"prone_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window supine; 1, 0 to 1 */
		"supine_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** share of the window upright; 1, 0 to 1 */
		"upright_time": {
			type: "number",
			unit: "1",
			range: [0, 1],
			missing: ["NA"],
		},
		/** age; months, 3 to 15 */
		"age": {
			type: "number",
			unit: "months",
			range: [3, 15],
		},
	},
);
export type ImuCompiledSplitRow = RowOfTable<typeof imuCompiledSplit>;
