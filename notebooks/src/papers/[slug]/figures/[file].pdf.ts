// A figure's PDF, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

writeResult("figures", "pdf");
