// Made from data/welltory-ppg/dataset.json by `quickening sync`: a change here is lost, one there is taken over.
import { defineColumns, type RowOfTable } from "@quickening/table";

/** data/* /PPG.csv: One row a frame of the camera, comma-separated. */
export const ppg = defineColumns(
	{
		/** time of the frame from the start of the measurement; ms, 0 to 200000 */
		"time": {
			type: "number",
			unit: "ms",
			range: [0, 200000],
		},
		/** mean of the red channel; 1, 0 to 256 */
		"R": {
			type: "number",
			unit: "1",
			range: [0, 256],
		},
		/** mean of the green channel; 1, 0 to 256 */
		"G": {
			type: "number",
			unit: "1",
			range: [0, 256],
		},
		/** mean of the blue channel; 1, 0 to 256 */
		"B": {
			type: "number",
			unit: "1",
			range: [0, 256],
		},
	},
);
export type PpgRow = RowOfTable<typeof ppg>;
