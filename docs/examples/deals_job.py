"""Metrics of a folder of Parquet with a row for each deal, as a job for `spark-submit`.

    spark-submit deals_job.py DEALS ANSWERS [--as-of DAY] [--mapping FILE] [--zone ZONE]

Each answer is written to a folder of its own in ANSWERS, which bears the name of the metric.
"""

import argparse
import json
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

from salesterms import frames

#: What is measured, and by what.
METRICS = {
    "close_ratio": ["owner", "quarter"],
    "won_revenue": ["owner", "quarter", "currency"],
    "sales_cycle": ["owner"],
}


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deals", help="folder of Parquet")
    parser.add_argument("answers", help="folder to write to")
    parser.add_argument("--as-of", help="the last day that is known, such as 2026-06-30")
    parser.add_argument("--mapping", type=Path, help="JSON that says which column is which field")
    parser.add_argument("--zone", help="the zone of the books: instants become dates there")
    return parser.parse_args()


def main() -> None:
    """Ask everything, so that a wrong column is told before any work; then write the answers."""
    given = options()
    mapping = json.loads(given.mapping.read_text(encoding="utf-8")) if given.mapping else None
    spark = SparkSession.builder.appName("metrics of deals").getOrCreate()

    deals = spark.read.parquet(given.deals)
    if given.zone:
        spark.conf.set("spark.sql.session.timeZone", given.zone)
        instants = [name for name, kind in deals.dtypes if kind == "timestamp"]
        deals = deals.withColumns({name: f.to_date(name) for name in instants})

    answers = {
        name: getattr(frames, name)(deals, by=by, as_of=given.as_of, mapping=mapping)
        for name, by in METRICS.items()
    }
    for name, answer in answers.items():
        answer.write.mode("overwrite").parquet(f"{given.answers}/{name}")
    spark.stop()


if __name__ == "__main__":
    main()
