import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { WithPicture } from '#web/charts/WithPicture.tsx';
import { Definitions } from './Definitions.tsx';
import type { ChartId } from './chartIds.ts';
import type { Column } from './column.ts';
import styles from './ChartPanel.module.css';
import { DownloadButton } from './DownloadButton.tsx';
import type { MeasureDefinition } from './MeasureDefinition.ts';
import { Panel } from './Panel.tsx';
import { useTableChoice } from './useTableChoice.ts';

type Props<Row> = {
  /** Names this chart in the address and in the CSV's file name. */
  id: ChartId;
  /** The finding. */
  title: string;
  subtitle?: ReactNode;
  /** One generated sentence that says what the chart shows. */
  summary: string;
  definitions: readonly MeasureDefinition[];
  chart: ReactNode;
  /** Reserved while the chart loads, px. */
  height: number;
  table: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
};

/** A chart that is always also a table, a sentence, a formula and a file. */
export function ChartPanel<Row>(props: Props<Row>) {
  const { id, columns, rows } = props;
  const [shown, choose] = useTableChoice(id);
  return (
    <Panel title={props.title} subtitle={props.subtitle}>
      <Tabs value={shown} onChange={(value) => choose(value === 'table' ? 'table' : 'chart')} keepMounted={false}>
        <div className={styles.bar}>
          <Tabs.List aria-label={`${props.title}: chart or table`}>
            <Tabs.Tab value="chart">Chart</Tabs.Tab>
            <Tabs.Tab value="table">Table</Tabs.Tab>
          </Tabs.List>
          <DownloadButton name={id} columns={columns} rows={rows} />
        </div>
        <Tabs.Panel value="chart" className={styles.panel}>
          <figure className={styles.figure}>
            <WithPicture name={id} empty={rows.length === 0}>
              <Suspense fallback={<div style={{ height: props.height }} />}>{props.chart}</Suspense>
            </WithPicture>
            <figcaption className={styles.summary}>{props.summary}</figcaption>
          </figure>
        </Tabs.Panel>
        <Tabs.Panel value="table" className={styles.panel}>
          {props.table}
        </Tabs.Panel>
      </Tabs>
      <Definitions definitions={props.definitions} />
    </Panel>
  );
}
