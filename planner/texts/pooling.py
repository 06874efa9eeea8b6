"""Texts: pooling."""

TEXTS: dict[str, tuple[str, str]] = {
    "error.questions_failed": (
        "有 {count} 个问题未能回答（首个原因：{reason}）；其余的答案已保存，加 --resume 可继续。",
        "{count} questions could not be answered (the first because: {reason}); the other answers "
        "are kept, go on with --resume.",
    ),
    "help.option.workers": (
        "同时求解的任务数；默认用足可用的核",
        "Solves at once; by default as many as there are cores",
    ),
    "help.option.scheduler": (
        "在该地址的 Dask 集群上求解，例如 tcp://10.0.0.5:8786",
        "Solve on the Dask cluster at this address, such as tcp://10.0.0.5:8786",
    ),
    "help.option.resume": (
        "接着上次中断的地方继续，已完成的任务不再求解",
        "Go on where the last attempt was cut short; tasks done before are not solved again",
    ),
    "message.pool_progress": (
        "{seconds}：完成 {done}，进行中 {running}，等待 {waiting}，失败 {failed}",
        "{seconds}: {done} done, {running} running, {waiting} waiting, {failed} failed",
    ),
    "message.pool_best": ("，目前最好 {best}", ", best {best}"),
    "error.task_failed": (
        "任务出错（{what}：{words}）",
        "the task failed ({what}: {words})",
    ),
    "error.task_kills_workers": (
        "任务 {attempts} 次使工作进程终止（{end}）：多半是内存不足，或求解器崩溃",
        "the task ended {attempts} worker processes ({end}): most likely too little memory, or a "
        "crash of the solver",
    ),
    "error.task_not_sendable": (
        "任务 {task} 无法在进程间传送（{reason}）",
        "the task {task} cannot be sent between processes ({reason})",
    ),
    "error.result_not_sendable": (
        "任务的结果无法在进程间传送（{reason}）",
        "the result of the task cannot be sent between processes ({reason})",
    ),
    "error.no_worker_starts": (
        "工作进程启动不了（{reason}）；如在自己的脚本中调用，请把调用写在 "
        "if __name__ == '__main__': 之下并存为文件",
        "no worker process can be started ({reason}); a script of yours must be a file and make "
        "its calls below if __name__ == '__main__':",
    ),
    "error.task_stopped": (
        "任务已按要求停止",
        "the task was stopped as asked",
    ),
    "error.cluster_not_installed": (
        "使用 --scheduler 须先安装（{reason}）：pip install 'industry-portfolio-planner[cluster]'",
        "--scheduler needs an extra ({reason}): pip install 'industry-portfolio-planner[cluster]'",
    ),
    "error.no_scheduler": (
        "{address} 没有调度器应答（{reason}）；启动方法：dask scheduler",
        "no scheduler answers at {address} ({reason}); start one with dask scheduler",
    ),
    "error.no_workers": (
        "调度器 {address} 没有工作进程；启动方法：dask worker {address}",
        "the scheduler at {address} has no workers; start some with dask worker {address}",
    ),
    "error.workers_differ": (
        "{place} 的版本与本机不同：本机为 {ours}，那里为 {theirs}；请在各机器上安装同一版本",
        "{place} runs other versions: here {ours}, there {theirs}; install the same on all "
        "machines",
    ),
    "error.workers_unfit": (
        "{address} 的调度器或工作进程无法运行本工具（{reason}）；请在各机器上安装同一版本",
        "the scheduler or a worker at {address} cannot run the planner ({reason}); install the "
        "same version on all machines",
    ),
    "error.cluster_lost": (
        "与集群 {address} 的连接中断（{reason}）；已完成的结果已保存，加 --resume 可继续",
        "the cluster at {address} was lost ({reason}); results so far are kept, go on with "
        "--resume",
    ),
    "error.tasks_failed": (
        "{total} 个任务中有 {failed} 个失败，其余已完成并保存；第一个失败：{first}",
        "{failed} of {total} tasks failed, the others are done and kept; the first: {first}",
    ),
    "error.results_full": (
        "磁盘已满，结果没有存入 {folder}（{reason}）；腾出空间后加 --resume 可继续",
        "the disk is full, a result was not kept in {folder} ({reason}); make room and go on with "
        "--resume",
    ),
    "error.results_not_kept": (
        "结果没有存入 {folder}（{reason}）；解决后加 --resume 可继续",
        "a result was not kept in {folder} ({reason}); see to it and go on with --resume",
    ),
}
